"""How does a statement run at the price of the driver? Compiled by SQLAlchemy once, then handed to the driver as it is.

`Connection.execute` adds some 60–100 µs to the 5–10 µs that SQLite takes: it looks up the compiled form and makes a context,
events and a result each time. A turn writes four to six statements, so this was more than half of what a turn cost.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import ClauseElement, Connection, Dialect, Select
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.compiler import SQLCompiler

_Convert = Callable[[Any], Any]


class Prepared:
    """One statement, its parameters named by `bindparam` or, for an INSERT, by `columns`; compiled at first use for each dialect.

    Every parameter has to be given that the statement does not fix itself. Errors are those of `Connection.execute`.
    """

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._forms: dict[str, _Form] = {}

    def rows(self, connection: Connection, values: Mapping[str, Any]) -> list[list[Any]]:
        """All rows that a SELECT finds, each value converted by its column's type."""
        form = self._form(connection.dialect)
        return form.read(form.execute(connection, values))

    def write(self, connection: Connection, values: Mapping[str, Any]) -> int:
        """Run an INSERT or UPDATE; how many rows it wrote."""
        rows_written: int = self._form(connection.dialect).execute(connection, values).rowcount
        return rows_written

    def _form(self, dialect: Dialect) -> "_Form":
        form = self._forms.get(dialect.name)
        if form is None:
            form = self._forms[dialect.name] = _Form(self._statement, self._columns, dialect)
        return form


class _Form:
    """A statement as one dialect has it: its text, and what converts values on their way in and out."""

    def __init__(self, statement: ClauseElement, columns: Sequence[str] | None, dialect: Dialect) -> None:
        compiled = statement.compile(dialect=dialect, column_keys=columns)
        assert isinstance(compiled, SQLCompiler)
        self._dialect = dialect
        self._sql = compiled.string
        self._by_position = compiled.positiontup is not None
        names = compiled.positiontup or list(compiled.params)
        types = {name: compiled.binds[name].type.dialect_impl(dialect) for name in names}
        self._parameters = [(name, types[name].bind_processor(dialect)) for name in names]
        self._fixed = {name: value for name, value in compiled.params.items() if value is not None}
        self._columns = list(statement.selected_columns) if isinstance(statement, Select) else []
        self._results: list[tuple[int, _Convert]] | None = None  # known once the driver has named its types

    def execute(self, connection: Connection, values: Mapping[str, Any]) -> Any:
        """The driver's cursor, after execution."""
        if self._fixed:
            values = self._fixed | dict(values)
        given = [values[name] if into is None else into(values[name]) for name, into in self._parameters]
        cursor = connection.connection.cursor()
        try:
            cursor.execute(self._sql, given if self._by_position else self._named(given))
        except self._dialect.loaded_dbapi.Error as error:
            raise DBAPIError.instance(
                self._sql, None, error, self._dialect.loaded_dbapi.Error, hide_parameters=True, dialect=self._dialect
            ) from error
        return cursor

    def read(self, cursor: Any) -> list[list[Any]]:
        """The rows of a SELECT that was executed, converted."""
        converted = [list(row) for row in cursor.fetchall()]
        if self._results is None:
            self._results = self._converters(cursor.description)
        for row in converted:
            for position, out_of in self._results:
                row[position] = out_of(row[position])
        return converted

    def _converters(self, description: Sequence[Sequence[Any]]) -> list[tuple[int, _Convert]]:
        """Which columns need converting, and how; PostgreSQL's numbers are told apart by the driver's type code."""
        types = [column.type.dialect_impl(self._dialect) for column in self._columns]
        found = [
            its.result_processor(self._dialect, as_driver[1]) for its, as_driver in zip(types, description, strict=True)
        ]
        return [(position, out_of) for position, out_of in enumerate(found) if out_of is not None]

    def _named(self, given: Sequence[Any]) -> dict[str, Any]:
        return {name: value for (name, _), value in zip(self._parameters, given, strict=True)}

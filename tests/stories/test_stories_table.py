"""Whole calls that book a table."""

from pathlib import Path

from tests.stories.desk import desk, played


async def test_a_caller_books_a_table_in_one_breath(tmp_path: Path) -> None:
    async with desk(tmp_path) as at:
        await at.make_bot()
        at.receiver.answer = {"message": "Your table is booked."}

        call = await at.exchange.call()
        heard = await played(
            call, "A table for four tomorrow at seven, the name is Maria Jones", "Yes please", "No, that's all, bye"
        )

        assert heard[0] == "Hi, welcome to your AI assistant. How can I help you today?"
        assert "seven" in heard[1].lower() or "7" in heard[1]
        assert "Your table is booked" in heard[2]
        assert call.ended
        [payload] = at.payloads
        assert payload["type"] == "goal.completed"
        assert payload["data"]["fields"]["time"] == "19:00"
        assert payload["data"]["fields"]["party_size"] == 4
        assert payload["data"]["fields"]["name"] == "Maria Jones"
        whole = await at.the_call(call)
        assert whole["outcome"] == "goal_completed"
        assert whole["end_reason"] == "agent_ended"

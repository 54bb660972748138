"""Where does everything stand that must survive a restart? One schema, its migrations, and one store for each port."""

"""How is English read? One file per kind of value; another language stands in a folder beside this one."""

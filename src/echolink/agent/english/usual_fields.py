"""What is asked of nearly everybody: who they are, where, and how they are reached."""

from typing import Final

from echolink.agent.field import Field

NAME: Final = Field(name="name", kind="name", label="your name")
PHONE: Final = Field(name="phone", kind="phone", label="your phone number")
ADDRESS: Final = Field(name="address", kind="address", label="the address")
EMAIL: Final = Field(name="email", kind="email", label="your email address", required=False)  # kept where it is told

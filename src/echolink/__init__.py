"""EchoLink: your own Twilio number as an AI phone agent, with TwiML and REST alone."""

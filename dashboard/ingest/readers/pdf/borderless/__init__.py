"""Tables without ruling lines whose cells run over lines and rows: told by where words stand, or left unread."""

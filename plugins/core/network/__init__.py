"""What more than one feature tells of the network: its members, who holds which seat, whom it met, who wrote of it."""

"""What the files of Word mean: parts and styles, however a program names them, and where things are in them."""

"""What the files of Word mean: the parts of a package and its styles, however a program names them."""

print("glane")

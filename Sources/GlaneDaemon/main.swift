print("glaned")

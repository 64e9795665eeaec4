typedef int slant_room_cli; /* placeholder, goes with the first file */

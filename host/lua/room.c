typedef int slant_room_lua; /* placeholder, goes with the first file */

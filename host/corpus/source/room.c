typedef int slant_room_source; /* placeholder, goes with the first file */

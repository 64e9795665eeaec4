typedef int slant_room_run; /* placeholder, goes with the first file */

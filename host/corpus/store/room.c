typedef int slant_room_store; /* placeholder, goes with the first file */

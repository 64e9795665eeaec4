typedef int slant_room_text; /* placeholder, goes with the first file */

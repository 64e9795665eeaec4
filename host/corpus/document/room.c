typedef int slant_room_document; /* placeholder, goes with the first file */

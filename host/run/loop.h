/* loop: the loop of this process. */
#ifndef SLANT_LOOP_H
#define SLANT_LOOP_H

/* uv_default_loop; without memory for it the process ends. */
struct uv_loop_s *loop_of_process(void);

#endif

/* LD_PRELOAD: the disk is full for as long as the file named by OTKLIK_FULL_DISK is there. */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

static int is_full(int descriptor)
{
    const char *flag = getenv("OTKLIK_FULL_DISK");
    struct stat about;
    return flag && access(flag, F_OK) == 0 && fstat(descriptor, &about) == 0 && S_ISREG(about.st_mode);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    static ssize_t (*real)(int, const void *, size_t, off64_t);
    if (!real)
        real = (ssize_t(*)(int, const void *, size_t, off64_t))dlsym(RTLD_NEXT, "pwrite64");
    if (is_full(descriptor)) {
        errno = ENOSPC;
        return -1;
    }
    return real(descriptor, bytes, count, offset);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    return pwrite64(descriptor, bytes, count, offset);
}

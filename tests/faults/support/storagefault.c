/* LD_PRELOAD: one storage call of a program goes wrong, at a point that the tests choose. The file named
   by OTKLIK_STORAGE_FAULT holds a struct storage_fault_control and may be changed while the program runs. */
#define _GNU_SOURCE
#include "storagefault.h"

#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <sys/uio.h>
#include <unistd.h>

#define REAL(result, name, ...)                                             \
    static result (*real)(__VA_ARGS__);                                     \
    if (!real)                                                              \
        real = (result(*)(__VA_ARGS__))dlsym(RTLD_NEXT, name)

/* What a write has replaced, kept until an fsync of its file: a power cut puts it back. */
struct undo {
    struct undo *older;
    dev_t device;
    ino_t inode;
    char path[256];
    off_t offset;
    off_t size_before;
    size_t length; /* of the bytes that stood there */
    char bytes[];
};

static struct storage_fault_control *control;
static struct undo *newest;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("OTKLIK_STORAGE_FAULT");
    const int descriptor = path ? open(path, O_RDWR | O_CLOEXEC) : -1;
    if (descriptor < 0)
        return;
    void *memory = mmap(NULL, sizeof *control, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0);
    close(descriptor);
    if (memory != MAP_FAILED)
        control = memory;
}

static int path_of(int descriptor, char *path, size_t size)
{
    char link[64];
    snprintf(link, sizeof link, "/proc/self/fd/%d", descriptor);
    const ssize_t length = readlink(link, path, size - 1);
    path[length < 0 ? 0 : length] = 0;
    return length > 0;
}

static int is_counted_path(const char *path)
{
    return control && control->match[0] && path && strstr(path, control->match) != NULL;
}

static int is_counted(int descriptor)
{
    char path[PATH_MAX];
    return control && control->match[0] && descriptor > 2 && path_of(descriptor, path, sizeof path) && is_counted_path(path);
}

static int needs_room(int kind) { return kind == CALL_WRITE || kind == CALL_TRUNCATE || kind == CALL_CREATE; }

static int concerns(int fault, int kind)
{
    switch (fault) {
    case FAULT_KILL_BEFORE:
    case FAULT_KILL_AFTER:
    case FAULT_POWER_CUT: return 1;
    case FAULT_TORN: return kind == CALL_WRITE;
    case FAULT_IO_ERROR: return kind != CALL_SYNC;
    case FAULT_SYNC_ERROR: return kind == CALL_SYNC;
    case FAULT_DISK_FULL: return needs_room(kind);
    default: return 0;
    }
}

static void die(void)
{
    kill(getpid(), SIGKILL);
    for (;;)
        pause();
}

static void remember(int descriptor, off_t offset, size_t length)
{
    struct stat about;
    struct undo *entry;
    REAL(ssize_t, "pread", int, void *, size_t, off_t);
    if (fstat(descriptor, &about) != 0 || !S_ISREG(about.st_mode))
        return;
    if (offset + (off_t)length > about.st_size)
        length = offset < about.st_size ? (size_t)(about.st_size - offset) : 0;
    entry = malloc(sizeof *entry + length);
    if (!entry)
        return;
    const ssize_t got = length ? real(descriptor, entry->bytes, length, offset) : 0;
    if (got < 0 || !path_of(descriptor, entry->path, sizeof entry->path)) {
        free(entry);
        return;
    }
    entry->older = newest;
    entry->device = about.st_dev;
    entry->inode = about.st_ino;
    entry->offset = offset;
    entry->size_before = about.st_size;
    entry->length = (size_t)got;
    newest = entry;
}

static void forget(int descriptor)
{
    struct stat about;
    struct undo **place = &newest;
    if (fstat(descriptor, &about) != 0)
        return;
    while (*place) {
        struct undo *entry = *place;
        if (entry->device == about.st_dev && entry->inode == about.st_ino) {
            *place = entry->older;
            free(entry);
        } else {
            place = &entry->older;
        }
    }
}

static void cut_power(void)
{
    REAL(ssize_t, "pwrite", int, const void *, size_t, off_t);
    static int (*shorten)(int, off_t);
    shorten = (int (*)(int, off_t))dlsym(RTLD_NEXT, "ftruncate");
    for (struct undo *entry = newest; entry; entry = entry->older) {
        struct stat about;
        const int file = open(entry->path, O_WRONLY | O_CLOEXEC);
        if (file < 0)
            continue;
        if (fstat(file, &about) == 0 && about.st_ino == entry->inode && about.st_dev == entry->device) {
            if (entry->length && real(file, entry->bytes, entry->length, entry->offset) < 0)
                _exit(99);
            if (shorten(file, entry->size_before) != 0)
                _exit(99);
        }
        close(file);
    }
    die();
}

enum verdict { GO_ON, GO_ON_AND_DIE, HALF_AND_DIE, FAIL };

/* Counts a call and says what becomes of it; errno is set for FAIL. Called with the mutex held. */
static enum verdict judge(int kind)
{
    const int64_t n = ++control->count;
    const int fault = control->fault;
    if (n <= STORAGE_FAULT_KINDS)
        control->kinds[n - 1] = (char)kind;
    const int is_late_full = fault == FAULT_DISK_FULL && control->hit && n > control->at;
    if (control->at <= 0 || (n != control->at && !is_late_full) || !concerns(fault, kind))
        return GO_ON;
    control->hit = 1;
    switch (fault) {
    case FAULT_KILL_BEFORE: die(); break;
    case FAULT_KILL_AFTER: return GO_ON_AND_DIE;
    case FAULT_TORN: return HALF_AND_DIE;
    case FAULT_POWER_CUT: cut_power(); break;
    case FAULT_DISK_FULL: errno = ENOSPC; return FAIL;
    default: errno = EIO; return FAIL;
    }
    return GO_ON;
}

static ssize_t finish(ssize_t result, enum verdict verdict)
{
    const int error = errno;
    if (verdict != GO_ON)
        die();
    pthread_mutex_unlock(&mutex);
    errno = error;
    return result;
}

static ssize_t fail(void)
{
    const int error = errno;
    pthread_mutex_unlock(&mutex);
    errno = error;
    return -1;
}

ssize_t write(int descriptor, const void *bytes, size_t count)
{
    REAL(ssize_t, "write", int, const void *, size_t);
    if (!is_counted(descriptor))
        return real(descriptor, bytes, count);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_WRITE);
    if (verdict == FAIL)
        return fail();
    if (control->fault == FAULT_POWER_CUT)
        remember(descriptor, lseek(descriptor, 0, SEEK_CUR), count);
    return finish(real(descriptor, bytes, verdict == HALF_AND_DIE ? count / 2 : count), verdict);
}

ssize_t pwrite64(int descriptor, const void *bytes, size_t count, off64_t offset)
{
    REAL(ssize_t, "pwrite64", int, const void *, size_t, off64_t);
    if (!is_counted(descriptor))
        return real(descriptor, bytes, count, offset);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_WRITE);
    if (verdict == FAIL)
        return fail();
    if (control->fault == FAULT_POWER_CUT)
        remember(descriptor, offset, count);
    return finish(real(descriptor, bytes, verdict == HALF_AND_DIE ? count / 2 : count, offset), verdict);
}

ssize_t pwrite(int descriptor, const void *bytes, size_t count, off_t offset)
{
    return pwrite64(descriptor, bytes, count, offset);
}

ssize_t pwritev(int descriptor, const struct iovec *parts, int count, off_t offset)
{
    REAL(ssize_t, "pwritev", int, const struct iovec *, int, off_t);
    if (!is_counted(descriptor))
        return real(descriptor, parts, count, offset);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_WRITE);
    if (verdict == FAIL)
        return fail();
    if (control->fault == FAULT_POWER_CUT)
        for (int i = 0, at = 0; i < count; at += (int)parts[i].iov_len, ++i)
            remember(descriptor, offset + at, parts[i].iov_len);
    return finish(real(descriptor, parts, verdict == HALF_AND_DIE ? count / 2 : count, offset), verdict);
}

int ftruncate64(int descriptor, off64_t length)
{
    REAL(int, "ftruncate64", int, off64_t);
    struct stat about;
    if (!is_counted(descriptor))
        return real(descriptor, length);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_TRUNCATE);
    if (verdict == FAIL)
        return (int)fail();
    if (control->fault == FAULT_POWER_CUT && fstat(descriptor, &about) == 0)
        remember(descriptor, length, about.st_size > length ? (size_t)(about.st_size - length) : 0);
    return (int)finish(real(descriptor, length), verdict);
}

int ftruncate(int descriptor, off_t length)
{
    return ftruncate64(descriptor, length);
}

static int synced(int descriptor, int (*real)(int))
{
    if (!is_counted(descriptor))
        return real(descriptor);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_SYNC);
    if (verdict == FAIL)
        return (int)fail();
    forget(descriptor);
    return (int)finish(real(descriptor), verdict);
}

int fsync(int descriptor)
{
    REAL(int, "fsync", int);
    return synced(descriptor, real);
}

int fdatasync(int descriptor)
{
    REAL(int, "fdatasync", int);
    return synced(descriptor, real);
}

int unlink(const char *path)
{
    REAL(int, "unlink", const char *);
    if (!is_counted_path(path))
        return real(path);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_UNLINK);
    return verdict == FAIL ? (int)fail() : (int)finish(real(path), verdict);
}

int rename(const char *from, const char *to)
{
    REAL(int, "rename", const char *, const char *);
    if (!is_counted_path(from) && !is_counted_path(to))
        return real(from, to);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_RENAME);
    return verdict == FAIL ? (int)fail() : (int)finish(real(from, to), verdict);
}

void *mmap64(void *address, size_t length, int protection, int flags, int descriptor, off64_t offset)
{
    REAL(void *, "mmap64", void *, size_t, int, int, int, off64_t);
    if (descriptor < 0 || !(flags & MAP_SHARED) || !is_counted(descriptor))
        return real(address, length, protection, flags, descriptor, offset);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_MAP);
    if (verdict == FAIL) {
        fail();
        return MAP_FAILED;
    }
    void *memory = real(address, length, protection, flags, descriptor, offset);
    finish(0, verdict);
    return memory;
}

void *mmap(void *address, size_t length, int protection, int flags, int descriptor, off_t offset)
{
    return mmap64(address, length, protection, flags, descriptor, offset);
}

int open64(const char *path, int flags, ...)
{
    REAL(int, "open64", const char *, int, ...);
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    /* Only what makes a file is a storage call. */
    if (!(flags & O_CREAT) || !is_counted_path(path) || access(path, F_OK) == 0)
        return real(path, flags, mode);
    pthread_mutex_lock(&mutex);
    const enum verdict verdict = judge(CALL_CREATE);
    return verdict == FAIL ? (int)fail() : (int)finish(real(path, flags, mode), verdict);
}

int open(const char *path, int flags, ...)
{
    mode_t mode = 0;
    if (flags & (O_CREAT | O_TMPFILE)) {
        va_list arguments;
        va_start(arguments, flags);
        mode = va_arg(arguments, mode_t);
        va_end(arguments);
    }
    return open64(path, flags, mode);
}

# otklik_options: the standard, the warnings and the Qt rules of every target of this tree.

option(OTKLIK_WARNINGS_AS_ERRORS "Stop at any warning (the dev preset does)" OFF)
option(OTKLIK_SANITIZE "Build with the address and undefined-behaviour sanitizers" OFF)
option(OTKLIK_FUZZ "Build the fuzz targets of tests/faults with libFuzzer (clang)" OFF)

set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_CXX_SCAN_FOR_MODULES OFF) # CMake of Debian 13 would run every file through a scanner first
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")

if(NOT CMAKE_BUILD_TYPE AND NOT CMAKE_CONFIGURATION_TYPES)
    set(CMAKE_BUILD_TYPE Release CACHE STRING "Release, Debug, RelWithDebInfo or MinSizeRel" FORCE)
endif()

add_library(otklik_options INTERFACE)

target_compile_features(otklik_options INTERFACE cxx_std_20)
target_link_libraries(otklik_options INTERFACE Qt6::Core)

target_compile_options(otklik_options INTERFACE
    -Wall
    -Wextra
    -Wpedantic
    -Wconversion
    -Wshadow
    -Wnon-virtual-dtor
    -Woverloaded-virtual
    -Wextra-semi
    -Wundef
    -Wcast-align
    -Wformat=2
    -Werror=switch
    -Werror=return-type
    $<$<BOOL:${OTKLIK_WARNINGS_AS_ERRORS}>:-Werror>)

# GCC 13 and 14 see overflows inside their own std::string that are not there.
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU" AND CMAKE_CXX_COMPILER_VERSION VERSION_GREATER_EQUAL 13)
    target_compile_options(otklik_options INTERFACE
        -Wno-stringop-overflow -Wno-stringop-overread -Wno-array-bounds -Wno-restrict -Wno-dangling-reference)
endif()

target_compile_definitions(otklik_options INTERFACE
    QT_NO_CAST_FROM_ASCII
    QT_NO_CAST_TO_ASCII
    QT_NO_CAST_FROM_BYTEARRAY
    QT_NO_URL_CAST_FROM_STRING
    QT_NO_KEYWORDS
    QT_NO_FOREACH
    QT_STRICT_ITERATORS
    QT_DISABLE_DEPRECATED_BEFORE=0x060400
    $<$<CONFIG:Debug>:_GLIBCXX_ASSERTIONS>)

if(OTKLIK_SANITIZE)
    set(sanitizers -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_compile_options(otklik_options INTERFACE ${sanitizers})
    target_link_options(otklik_options INTERFACE ${sanitizers})
endif()

if(OTKLIK_FUZZ)
    target_compile_options(otklik_options INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Faster tools where the machine has them; nothing depends on them.
find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT CMAKE_CXX_COMPILER_LAUNCHER)
    # Sloppiness and -fpch-preprocess: as its manual asks where there is a precompiled header. Paths
    # from the top of the tree, so that a file compiled in one build folder or clone serves the others.
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CMAKE_COMMAND}" -E env
        CCACHE_SLOPPINESS=pch_defines,time_macros
        "CCACHE_BASEDIR=${PROJECT_SOURCE_DIR}"
        CCACHE_NOHASHDIR=1
        "${CCACHE_PROGRAM}")
    target_compile_options(otklik_options INTERFACE $<$<CXX_COMPILER_ID:GNU>:-fpch-preprocess>)
endif()

find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM)
    include(CheckLinkerFlag)
    check_linker_flag(CXX -fuse-ld=mold OTKLIK_COMPILER_KNOWS_MOLD)
    if(OTKLIK_COMPILER_KNOWS_MOLD)
        target_link_options(otklik_options INTERFACE -fuse-ld=mold)
    endif()
endif()

# otklik::ksyntaxhighlighting: KDE's highlighting engine, built for Qt 6.
# Debian 13 packages it (KF6). Debian 12 packages only a Qt 5 build, which must never be linked here:
# there scripts/build-ksyntaxhighlighting.sh leaves a private static one in the user's cache.

find_package(KF6SyntaxHighlighting QUIET)
if(KF6SyntaxHighlighting_FOUND)
    add_library(otklik::ksyntaxhighlighting ALIAS KF6::SyntaxHighlighting)
    return()
endif()

if(DEFINED ENV{XDG_CACHE_HOME} AND NOT "$ENV{XDG_CACHE_HOME}" STREQUAL "")
    set(cache_home "$ENV{XDG_CACHE_HOME}")
else()
    set(cache_home "$ENV{HOME}/.cache")
endif()
set(OTKLIK_KSYNTAXHIGHLIGHTING_PREFIX "${cache_home}/otklik/ksyntaxhighlighting-5.116.0"
    CACHE PATH "Where scripts/build-ksyntaxhighlighting.sh installed its build")

set(QT_MAJOR_VERSION 6) # read by the package's own configuration file
find_package(KF5SyntaxHighlighting 5.116 QUIET NO_DEFAULT_PATH
    PATHS "${OTKLIK_KSYNTAXHIGHLIGHTING_PREFIX}")
if(NOT KF5SyntaxHighlighting_FOUND)
    message(FATAL_ERROR
        "KSyntaxHighlighting for Qt 6 is missing in ${OTKLIK_KSYNTAXHIGHLIGHTING_PREFIX}.\n"
        "Run scripts/build-ksyntaxhighlighting.sh once (./run and ./test do it themselves).")
endif()
add_library(otklik::ksyntaxhighlighting ALIAS KF5::SyntaxHighlighting)

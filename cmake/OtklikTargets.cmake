# One function per kind of target.
#
#   otklik_library(NAME SOURCES ... HEADERS ... [PUBLIC libs...] [PRIVATE libs...])
#       a layer: a static library. The include root is the tree: #include "models/mention.h".
#       Every listed header must compile alone; the target check_headers proves it.
#   otklik_executable(NAME SOURCES ... [HEADERS ...] [LIBRARIES ...])
#       a program in <build>/bin.
#   otklik_test(NAME SOURCES ... [LIBRARIES ...] [LABELS ...] [ENVIRONMENT ...] [TIMEOUT seconds])
#       a Qt Test program and its CTest entry. Label "servers": needs real third-party servers,
#       runs only with ./test --servers.

# What nearly every file reads, compiled once: a third of the building time. It is no licence to leave
# out an include: check_headers and the tidy preset compile without it.
file(WRITE "${PROJECT_BINARY_DIR}/otklik_precompiled.cpp.in" "")
configure_file("${PROJECT_BINARY_DIR}/otklik_precompiled.cpp.in"
    "${PROJECT_BINARY_DIR}/otklik_precompiled.cpp" COPYONLY)
add_library(otklik_precompiled OBJECT "${PROJECT_BINARY_DIR}/otklik_precompiled.cpp")
target_link_libraries(otklik_precompiled PRIVATE otklik_options tl::expected)
target_precompile_headers(otklik_precompiled PRIVATE
    <QByteArray>
    <QDateTime>
    <QHash>
    <QJsonArray>
    <QJsonDocument>
    <QJsonObject>
    <QList>
    <QObject>
    <QString>
    <QStringList>
    <algorithm>
    <chrono>
    <functional>
    <memory>
    <optional>
    <string>
    <tuple>
    <utility>
    <variant>
    <vector>
    <tl/expected.hpp>)

function(otklik_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;PUBLIC;PRIVATE")
    otklik_refuse_leftovers(${name} "${arg_UNPARSED_ARGUMENTS}")
    add_library(${name} STATIC ${arg_SOURCES})
    # Headers stand in both: AUTOMOC reads the sources, the header check reads the file set.
    target_sources(${name}
        PRIVATE ${arg_HEADERS}
        PUBLIC FILE_SET HEADERS BASE_DIRS "${PROJECT_SOURCE_DIR}" FILES ${arg_HEADERS})
    target_link_libraries(${name} PUBLIC otklik_options ${arg_PUBLIC} PRIVATE ${arg_PRIVATE})
    target_precompile_headers(${name} REUSE_FROM otklik_precompiled)
    set_target_properties(${name} PROPERTIES
        AUTOMOC ON
        VERIFY_INTERFACE_HEADER_SETS ON)
    set_property(GLOBAL APPEND PROPERTY OTKLIK_LIBRARIES ${name})
endfunction()

function(otklik_executable name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;HEADERS;LIBRARIES")
    otklik_refuse_leftovers(${name} "${arg_UNPARSED_ARGUMENTS}")
    add_executable(${name} ${arg_SOURCES} ${arg_HEADERS})
    target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}")
    target_link_libraries(${name} PRIVATE otklik_options ${arg_LIBRARIES})
    target_precompile_headers(${name} REUSE_FROM otklik_precompiled)
    # CMake would give a program -fPIE, and the precompiled header is made for the libraries' -fPIC.
    target_compile_options(${name} PRIVATE -fPIC)
    set_target_properties(${name} PROPERTIES AUTOMOC ON POSITION_INDEPENDENT_CODE OFF)
endfunction()

# After otklik_options, so that it has the last word: the QTRY_ macros of Qt 6.8 narrow a time where they are used.
add_library(otklik_test_options INTERFACE)
target_compile_options(otklik_test_options INTERFACE
    $<$<VERSION_GREATER_EQUAL:${Qt6_VERSION},6.8>:-Wno-conversion>)

function(otklik_test name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "TIMEOUT" "SOURCES;LIBRARIES;LABELS;ENVIRONMENT")
    otklik_refuse_leftovers(${name} "${arg_UNPARSED_ARGUMENTS}")
    if(NOT arg_TIMEOUT)
        set(arg_TIMEOUT 300)
    endif()
    otklik_executable(${name} SOURCES ${arg_SOURCES} LIBRARIES Qt6::Test ${arg_LIBRARIES})
    set_target_properties(${name} PROPERTIES
        RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin/tests")
    target_link_libraries(${name} PRIVATE otklik_test_options)
    # QFINDTESTDATA("../fixtures/x") and the tree itself, for tests that read fixtures.
    target_compile_definitions(${name} PRIVATE
        QT_TESTCASE_SOURCEDIR="${CMAKE_CURRENT_SOURCE_DIR}"
        QT_TESTCASE_BUILDDIR="${CMAKE_CURRENT_BINARY_DIR}"
        OTKLIK_SOURCE_DIR="${PROJECT_SOURCE_DIR}"
        OTKLIK_BINARY_DIR="${PROJECT_BINARY_DIR}")
    add_test(NAME ${name} COMMAND ${name})
    # A home of its own: a test never reads or writes the developer's settings and data.
    set(home "${PROJECT_BINARY_DIR}/test-home/${name}")
    file(MAKE_DIRECTORY "${home}/run")
    file(CHMOD "${home}/run" PERMISSIONS OWNER_READ OWNER_WRITE OWNER_EXECUTE)
    # Qt Test's own watchdog counts on over functions that follow each other at once: the limit here is the one.
    set_tests_properties(${name} PROPERTIES
        TIMEOUT ${arg_TIMEOUT}
        LABELS "${arg_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;HOME=${home};XDG_CONFIG_HOME=${home}/config;XDG_DATA_HOME=${home}/data;XDG_CACHE_HOME=${home}/cache;XDG_STATE_HOME=${home}/state;XDG_RUNTIME_DIR=${home}/run;QTEST_FUNCTION_TIMEOUT=${arg_TIMEOUT}000;${arg_ENVIRONMENT}")
endfunction()

# check_headers: compiles every header of every library alone. Call once, after all targets.
function(otklik_add_header_check)
    add_custom_target(check_headers)
    get_property(libraries GLOBAL PROPERTY OTKLIK_LIBRARIES)
    if(libraries)
        add_dependencies(check_headers all_verify_interface_header_sets)
    endif()
endfunction()

function(otklik_refuse_leftovers name leftovers)
    if(leftovers)
        message(FATAL_ERROR "${name}: arguments without a keyword: ${leftovers}")
    endif()
endfunction()

# otklik_needs_postgres(TEST): a throw-away PostgreSQL cluster stands while it runs; its URI is in the file
# that OTKLIK_TEST_POSTGRES names.
function(otklik_needs_postgres test)
    set(folder "${PROJECT_BINARY_DIR}/postgres")
    get_property(is_there GLOBAL PROPERTY OTKLIK_POSTGRES_FIXTURE)
    if(NOT is_there)
        set_property(GLOBAL PROPERTY OTKLIK_POSTGRES_FIXTURE ON)
        add_test(NAME postgres_start COMMAND "${PROJECT_SOURCE_DIR}/tests/support/postgres.sh" start "${folder}")
        add_test(NAME postgres_stop COMMAND "${PROJECT_SOURCE_DIR}/tests/support/postgres.sh" stop "${folder}")
        set_tests_properties(postgres_start PROPERTIES FIXTURES_SETUP postgres TIMEOUT 120)
        set_tests_properties(postgres_stop PROPERTIES FIXTURES_CLEANUP postgres TIMEOUT 60)
    endif()
    get_test_property(${test} ENVIRONMENT environment)
    set_tests_properties(${test} PROPERTIES
        FIXTURES_REQUIRED postgres
        ENVIRONMENT "${environment};OTKLIK_TEST_POSTGRES=${folder}/uri")
endfunction()

# otklik_postgres_test(NAME): runs the program of a test a second time, as NAME_postgres, with its
# databases in PostgreSQL.
function(otklik_postgres_test name)
    add_test(NAME ${name}_postgres COMMAND ${name})
    get_test_property(${name} ENVIRONMENT environment)
    get_test_property(${name} TIMEOUT timeout)
    set_tests_properties(${name}_postgres PROPERTIES TIMEOUT ${timeout} ENVIRONMENT "${environment}")
    otklik_needs_postgres(${name}_postgres)
endfunction()

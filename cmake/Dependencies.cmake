# What the tree links from outside. Packages without a CMake target of their own, or with another name
# in Debian 13 than in Debian 12, get one here: otklik::argon2, otklik::csv, otklik::gmime, otklik::hunspell,
# otklik::linear, otklik::phonenumber, otklik::rapidjson, otklik::stemmer, otklik::uchardet, otklik::yaml, otklik::valijson (tests only).

find_package(Qt6 6.4 REQUIRED
    COMPONENTS Core Concurrent DBus Gui LinguistTools Network NetworkAuth Svg Widgets)
if(BUILD_TESTING)
    find_package(Qt6 6.4 REQUIRED COMPONENTS Test)
endif()
# What a newer Qt deprecates may be all that 6.4 has.
if(Qt6_VERSION VERSION_GREATER_EQUAL 6.5)
    target_compile_definitions(otklik_options INTERFACE QT_WARN_DEPRECATED_UP_TO=0x060400)
endif()

find_package(Threads REQUIRED)
find_package(PkgConfig REQUIRED)
find_package(Boost 1.74 CONFIG REQUIRED COMPONENTS headers)
find_package(CURL REQUIRED)
find_package(ICU REQUIRED COMPONENTS uc i18n)
find_package(LibXml2 REQUIRED)
find_package(OpenSSL 3.0 REQUIRED)
find_package(PostgreSQL 15 REQUIRED)
find_package(Qt6Keychain REQUIRED)
find_package(SQLite3 3.40 REQUIRED)
find_package(SQLiteCpp REQUIRED)
find_package(tl-expected REQUIRED)
find_package(yaml-cpp REQUIRED)

pkg_check_modules(ARGON2 REQUIRED IMPORTED_TARGET libargon2)
add_library(otklik::argon2 ALIAS PkgConfig::ARGON2)
pkg_check_modules(GMIME REQUIRED IMPORTED_TARGET gmime-3.0)
# It defines _LARGEFILE64_SOURCE, which no precompiled header survives and a 64-bit system does not need.
set_target_properties(PkgConfig::GMIME PROPERTIES INTERFACE_COMPILE_OPTIONS "")
add_library(otklik::gmime ALIAS PkgConfig::GMIME)
pkg_check_modules(HUNSPELL REQUIRED IMPORTED_TARGET hunspell)
add_library(otklik::hunspell ALIAS PkgConfig::HUNSPELL)
pkg_check_modules(UCHARDET REQUIRED IMPORTED_TARGET uchardet)
add_library(otklik::uchardet ALIAS PkgConfig::UCHARDET)
pkg_check_modules(RAPIDJSON REQUIRED IMPORTED_TARGET RapidJSON)
add_library(otklik::rapidjson ALIAS PkgConfig::RAPIDJSON)

# yaml-cpp 0.8 (Debian 13) has a namespace, 0.7 (Debian 12) has none.
if(TARGET yaml-cpp::yaml-cpp)
    add_library(otklik::yaml ALIAS yaml-cpp::yaml-cpp)
else()
    add_library(otklik::yaml ALIAS yaml-cpp)
endif()

# otklik_import_library(NAME HEADER LIBRARY [LINK targets...]): a library known by its files only.
function(otklik_import_library name header library)
    cmake_parse_arguments(PARSE_ARGV 3 arg "" "" "LINK")
    string(TOUPPER ${name} upper)
    find_path(${upper}_INCLUDE_DIR ${header} REQUIRED)
    find_library(${upper}_LIBRARY ${library} REQUIRED)
    mark_as_advanced(${upper}_INCLUDE_DIR ${upper}_LIBRARY)
    add_library(otklik::${name} UNKNOWN IMPORTED GLOBAL)
    set_target_properties(otklik::${name} PROPERTIES
        IMPORTED_LOCATION "${${upper}_LIBRARY}"
        INTERFACE_INCLUDE_DIRECTORIES "${${upper}_INCLUDE_DIR}"
        INTERFACE_LINK_LIBRARIES "${arg_LINK}")
endfunction()

otklik_import_library(csv csv.h csv)
otklik_import_library(linear linear.h linear)
otklik_import_library(stemmer libstemmer.h stemmer)
# The public headers of libphonenumber include generated protobuf ones.
find_package(Protobuf REQUIRED)
otklik_import_library(phonenumber phonenumbers/phonenumberutil.h phonenumber LINK protobuf::libprotobuf)

if(BUILD_TESTING)
    find_package(rapidcheck CONFIG REQUIRED)
    find_package(ZLIB REQUIRED)
    find_path(VALIJSON_INCLUDE_DIR valijson/validator.hpp REQUIRED)
    mark_as_advanced(VALIJSON_INCLUDE_DIR)
    add_library(otklik::valijson INTERFACE IMPORTED GLOBAL)
    target_include_directories(otklik::valijson INTERFACE "${VALIJSON_INCLUDE_DIR}")
endif()

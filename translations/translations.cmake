# Included by ui/CMakeLists.txt: the translations become resources of the user interface, :/i18n/otklik_ru.qm.
# English has a file too, for plural forms only. `update_translations` reads new strings from the
# sources; Qt's own command is not used for it, because it would look at one target and call the
# strings of the others vanished.
set(translation_sources otklik_ru.ts otklik_en.ts)
set(translation_outputs)
foreach(ts IN LISTS translation_sources)
    get_filename_component(name ${ts} NAME_WE)
    set(qm "${CMAKE_CURRENT_BINARY_DIR}/i18n/${name}.qm")
    add_custom_command(OUTPUT "${qm}"
        COMMAND ${CMAKE_COMMAND} -E make_directory "${CMAKE_CURRENT_BINARY_DIR}/i18n"
        COMMAND Qt6::lrelease -silent "${CMAKE_CURRENT_LIST_DIR}/${ts}" -qm "${qm}"
        DEPENDS "${CMAKE_CURRENT_LIST_DIR}/${ts}"
        VERBATIM)
    list(APPEND translation_outputs "${qm}")
endforeach()
set_source_files_properties(${translation_outputs} PROPERTIES GENERATED ON)
qt_add_resources(otklik_ui i18n PREFIX "/" BASE "${CMAKE_CURRENT_BINARY_DIR}" FILES ${translation_outputs})

# tst_translations reads the sources in the same way.
set(lupdate_options -I . -locations none -no-obsolete -recursive ui app -source-language en)
set_property(GLOBAL PROPERTY otklik_lupdate_options "${lupdate_options}")
add_custom_target(update_translations
    COMMAND Qt6::lupdate ${lupdate_options} -target-language ru_RU -ts translations/otklik_ru.ts
    COMMAND Qt6::lupdate ${lupdate_options} -pluralonly -target-language en_US -ts translations/otklik_en.ts
    WORKING_DIRECTORY "${PROJECT_SOURCE_DIR}"
    VERBATIM)

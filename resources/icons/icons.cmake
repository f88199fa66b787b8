# The drawings: one colour, 24 by 24, recoloured when painted (ui/common/icons.h).
set(icon_names
    bag book browser calendar chat check clock close copy down gift hand history import link lock mail matrix more note
    offline outbox pencil people phone picture pin plus promise queue review rules search send smile snippet sync trash
    undo unlink up user warning)
list(TRANSFORM icon_names PREPEND "${CMAKE_CURRENT_LIST_DIR}/")
list(TRANSFORM icon_names APPEND ".svg")
qt_add_resources(otklik_ui icons PREFIX "/" BASE "${CMAKE_CURRENT_LIST_DIR}/.." FILES ${icon_names})

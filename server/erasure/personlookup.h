#pragma once

#include "models/id.h"
#include "models/result.h"

#include <QString>

namespace otklik::server {

class Rows;

/// Finds the person whom an operator means: by the id of the person, or by an
/// account, "network:handle" (capitals and a leading @ do not matter) or
/// "network:external id". Errors are CorrectInput: "no_such_person",
/// "person_ambiguous" (several accounts of the network have this handle; detail:
/// the persons' ids), "brand_account" (the company's own).
[[nodiscard]] Result<PersonId> findPerson(Rows &rows, const QString &name);

} // namespace otklik::server

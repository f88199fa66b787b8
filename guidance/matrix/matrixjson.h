#pragma once

#include "guidance/matrix/matrix.h"

namespace otklik {

/// The JSON form that parseMatrix() reads; nothing of the matrix is lost.
[[nodiscard]] QJsonObject matrixJson(const Matrix &matrix);

} // namespace otklik

#pragma once

#include "guidance/matrix/matrix.h"

namespace otklik {

/// Something that keeps a matrix from being published (D3).
struct MatrixFault final
{
    enum class Kind {
        Gap,         ///< no row fits the example
        Overlap,     ///< two rows fit the example
        Unreachable, ///< whatever fits this row fits one above it, or nothing can fit it
        TooLarge,    ///< more combinations than can be checked
    };
    Kind kind = Kind::Gap;
    QList<int> rows;     ///< the rows concerned
    QJsonObject example; ///< answers that show it; questions left out do not matter
};

/// All faults: one per pair of overlapping rows, one per unreachable row, gaps
/// merged where one example stands for many (at most 100 faults).
[[nodiscard]] QList<MatrixFault> checkMatrix(const Matrix &matrix);

} // namespace otklik

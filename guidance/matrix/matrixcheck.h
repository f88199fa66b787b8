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
        TooLarge,    ///< the check gave up: too many rows lie across one another
    };
    Kind kind = Kind::Gap;
    QList<int> rows;         ///< the rows concerned
    QJsonObject example;     ///< answers that show it; questions left out do not matter
    QList<int> shadowedBy{}; ///< Unreachable: the rows above that take all of it; none if nothing can fit it
    /// Gap, Overlap: all that the example stands for, as conditions of a row.
    QMap<QString, QStringList> where{};

    friend bool operator==(const MatrixFault &, const MatrixFault &) = default;
};

/// All faults, exactly: unreachable rows, then one per pair of other rows that
/// overlap, then gaps, each as large as it can be made (at most 100 in all).
/// Takes microseconds for matrices whose rows do not overlap and at most about
/// a second for any other; what it could not finish by then it names TooLarge.
[[nodiscard]] QList<MatrixFault> checkMatrix(const Matrix &matrix);

} // namespace otklik

#pragma once

#include "guidance/learning/training.h"

#include <QHash>
#include <QMap>

namespace otklik::bench {

/// The least that learns: multinomial Naive Bayes over words, one added to each count. The floor that a
/// model of ours is held against, on the same rows.
class NaiveBayes final
{
public:
    explicit NaiveBayes(const QList<LabelledText> &rows);

    [[nodiscard]] QString guess(const QString &text) const;

private:
    struct Class final
    {
        int rows = 0;
        int words = 0;
        QHash<QString, int> counts;
    };
    QMap<QString, Class> m_classes;
    QHash<QString, int> m_vocabulary;
    qsizetype m_rows = 0;
};

} // namespace otklik::bench

#pragma once

#include <QWidget>

namespace otklik {

/// The lower half of the work page: the decision strip over the composer.
class ReplyPane final : public QWidget
{
    Q_OBJECT

public:
    ReplyPane(QWidget *decision, QWidget *composer, QWidget *parent = nullptr);

    /// A line between the strip and the composer; hides itself while it has nothing to say.
    void addHint(QWidget *hint);
};

} // namespace otklik

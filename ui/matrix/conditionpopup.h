#pragma once

#include "guidance/matrix/matrix.h"
#include "ui/common/popup.h"

#include <optional>

class QAbstractButton;
class QButtonGroup;
class QListWidget;
class QPushButton;

namespace otklik {

/// Chooses the condition of a row on one question: any answer, one of some, or all
/// but some. Enter takes it, Escape leaves it as it was.
class ConditionPopup final : public Popup
{
    Q_OBJECT

public:
    ConditionPopup(const MatrixQuestion &question, const std::optional<QStringList> &answers, const QString &language,
                   QWidget *parent);

    enum Mode { Any, OneOf, AllBut };

    void setMode(Mode mode);
    [[nodiscard]] QListWidget &list() { return *m_list; }

Q_SIGNALS:
    /// The answers that fit; nothing: the question does not matter.
    void chosen(const std::optional<QStringList> &answers);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void fill(const QStringList &checked, const QString &language);
    [[nodiscard]] QStringList answers(Qt::CheckState state) const;
    [[nodiscard]] Mode mode() const;
    void showMode();
    void accept();

    const MatrixQuestion m_question;
    QButtonGroup *m_modes;
    QListWidget *m_list;
    QPushButton *m_ok;
};

} // namespace otklik

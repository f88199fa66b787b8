#pragma once

#include <QWidget>

class QLineEdit;

namespace otklik {

class Chip;
class FlowLayout;

/// Tags as chips: typed at the end (Enter or a comma adds), taken away with a click, Delete or,
/// from the empty line, Backspace.
class TagStrip final : public QWidget
{
    Q_OBJECT

public:
    explicit TagStrip(QWidget *parent = nullptr);

    /// What is being typed stays.
    void setTags(const QStringList &tags);
    [[nodiscard]] const QStringList &tags() const { return m_tags; }
    [[nodiscard]] QLineEdit &input() { return *m_input; }

Q_SIGNALS:
    void added(const QString &typed);
    void removed(const QString &tag);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    Chip *makeChip(const QString &tag);
    void add();
    void fitInput();

    QStringList m_tags;
    QList<Chip *> m_chips;
    FlowLayout *m_flow;
    QLineEdit *m_input;
};

} // namespace otklik

#pragma once

#include <QObject>

class QAbstractButton;

namespace otklik {

class KeptTexts;
class ReplyEditor;

/// Opens the picker at the cursor of an editor (Ctrl+.) or at a button, and puts
/// the chosen sign in as if it had been typed. The signs used last are kept.
/// Child of the editor.
class EmojiEntry final : public QObject
{
    Q_OBJECT

public:
    /// `kept` must outlive the editor.
    EmojiEntry(ReplyEditor &editor, QAbstractButton &button, KeptTexts &kept);

    void openAt(const QPoint &place); ///< global

private:
    [[nodiscard]] QStringList recent() const;
    void insert(const QString &sign);

    ReplyEditor &m_editor;
    KeptTexts &m_kept;
};

} // namespace otklik

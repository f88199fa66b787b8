#pragma once

#include <QObject>

#include <functional>

class QMenu;

namespace otklik {

class ReplyEditor;
class PlainWording;
struct PlainPhrase;

/// Offers plainer words for the phrase of an office at the cursor (Alt+Enter), or for
/// the next one in the text, and puts the chosen ones in its place, as one step to undo.
/// Child of the editor.
class WordingMenu final : public QObject
{
    Q_OBJECT

public:
    /// `wording` gives the list for the language of the draft.
    WordingMenu(ReplyEditor &editor, std::function<const PlainWording &()> wording);

    /// Shows the menu; says so where there is nothing to offer.
    void open();

private:
    /// Adds the wordings for what stands at `position`; false where there are none.
    bool fill(QMenu &menu, int position);
    void replace(int blockNumber, const PlainPhrase &phrase, const QString &wording);

    ReplyEditor &m_editor;
    std::function<const PlainWording &()> m_wording;
};

} // namespace otklik

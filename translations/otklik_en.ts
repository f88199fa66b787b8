<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AttachmentText</name>
    <message numerus="yes">
        <source>At most %n picture(s) go out with a reply there.</source>
        <translation>
            <numerusform>At most %n picture goes out with a reply there.</numerusform>
            <numerusform>At most %n pictures go out with a reply there.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BonusText</name>
    <message numerus="yes">
        <source>Left for you: %1 of %2 in %n day(s)</source>
        <translation>
            <numerusform>Left for you: %1 of %2 in %n day</numerusform>
            <numerusform>Left for you: %1 of %2 in %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 of %2 given or asked for in the last %n day(s)</source>
        <translation>
            <numerusform>%1 of %2 given or asked for in the last day</numerusform>
            <numerusform>%1 of %2 given or asked for in the last %n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 given or asked for in the last %n day(s)</source>
        <translation>
            <numerusform>%1 given or asked for in the last day</numerusform>
            <numerusform>%1 given or asked for in the last %n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ComposerText</name>
    <message numerus="yes">
        <source>Too long by %n character(s). The network would refuse it.</source>
        <translation>
            <numerusform>Too long by %n character. The network would refuse it.</numerusform>
            <numerusform>Too long by %n characters. The network would refuse it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every link counts as %n.</source>
        <translation>
            <numerusform>Every link counts as %n.</numerusform>
            <numerusform>Every link counts as %n.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This network takes at most %n picture(s). Take some out.</source>
        <translation>
            <numerusform>This network takes at most %n picture. Take some out.</numerusform>
            <numerusform>This network takes at most %n pictures. Take some out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The public line is too long by %n character(s).</source>
        <translation>
            <numerusform>The public line is too long by %n character.</numerusform>
            <numerusform>The public line is too long by %n characters.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryText</name>
    <message numerus="yes">
        <source>edited %n time(s)</source>
        <translation>
            <numerusform>edited %n time</numerusform>
            <numerusform>edited %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ImportWords</name>
    <message numerus="yes">
        <source>%1 (%Ln records)</source>
        <translation>
            <numerusform>%1 (%Ln record)</numerusform>
            <numerusform>%1 (%Ln records)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln records</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of the new ones are likely people who are known already. Nobody is linked by the import: it is proposed under “Same person?”, and colleagues decide.</source>
        <translation>
            <numerusform>%Ln of the new ones is likely somebody who is known already. Nobody is linked by the import: it is proposed under “Same person?”, and colleagues decide.</numerusform>
            <numerusform>%Ln of the new ones are likely people who are known already. Nobody is linked by the import: it is proposed under “Same person?”, and colleagues decide.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln customers of this base were not told of this time. They stay as they are; if the file holds all customers, say so, and they are marked as gone there.</source>
        <translation>
            <numerusform>%Ln customer of this base was not told of this time. Nothing changes for them; if the file holds all customers, say so, and they are marked as gone there.</numerusform>
            <numerusform>%Ln customers of this base were not told of this time. They stay as they are; if the file holds all customers, say so, and they are marked as gone there.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Trying out: %Ln records read so far. Nothing is stored.</source>
        <translation>
            <numerusform>Trying out: %Ln record read so far. Nothing is stored.</numerusform>
            <numerusform>Trying out: %Ln records read so far. Nothing is stored.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Importing: %Ln records so far.</source>
        <translation>
            <numerusform>Importing: %Ln record so far.</numerusform>
            <numerusform>Importing: %Ln records so far.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PendingText</name>
    <message numerus="yes">
        <source>Waits for the server, tried %n time(s)</source>
        <translation>
            <numerusform>Waits for the server, tried %n time</numerusform>
            <numerusform>Waits for the server, tried %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PersonForms</name>
    <message numerus="yes">
        <source>%1 · %n year(s)</source>
        <translation>
            <numerusform>%1 · %n year</numerusform>
            <numerusform>%1 · %n years</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>QueueText</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RightsText</name>
    <message numerus="yes">
        <source>%n picture(s)</source>
        <translation>
            <numerusform>%n picture</numerusform>
            <numerusform>%n pictures</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n account(s)</source>
        <translation>
            <numerusform>%n account</numerusform>
            <numerusform>%n accounts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n message(s), with what was answered to them</source>
        <translation>
            <numerusform>%n message, with what was answered to them</numerusform>
            <numerusform>%n messages, with what was answered to them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) with everything done in them</source>
        <translation>
            <numerusform>%n case with everything done in them</numerusform>
            <numerusform>%n cases with everything done in them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(ies) from here</source>
        <translation>
            <numerusform>%n reply from here</numerusform>
            <numerusform>%n replies from here</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n note(s)</source>
        <translation>
            <numerusform>%n note</numerusform>
            <numerusform>%n notes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n contact(s)</source>
        <translation>
            <numerusform>%n contact</numerusform>
            <numerusform>%n contacts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n promise(s)</source>
        <translation>
            <numerusform>%n promise</numerusform>
            <numerusform>%n promises</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n bonus(es)</source>
        <translation>
            <numerusform>%n bonus</numerusform>
            <numerusform>%n bonuses</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n interest(s)</source>
        <translation>
            <numerusform>%n interest</numerusform>
            <numerusform>%n interests</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n consent(s)</source>
        <translation>
            <numerusform>%n consent</numerusform>
            <numerusform>%n consents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s) of the customer base</source>
        <translation>
            <numerusform>%n record of the customer base</numerusform>
            <numerusform>%n records of the customer base</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n field(s) of the team’s own</source>
        <translation>
            <numerusform>%n field of the team’s own</numerusform>
            <numerusform>%n fields of the team’s own</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>SyncText</name>
    <message numerus="yes">
        <source>Fetching the workspace: %n row(s) so far, open work first</source>
        <translation>
            <numerusform>Fetching the workspace: %n row so far, open work first</numerusform>
            <numerusform>Fetching the workspace: %n rows so far, open work first</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) waiting to be sent</source>
        <translation>
            <numerusform>%n change waiting to be sent</numerusform>
            <numerusform>%n changes waiting to be sent</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n change(s) refused: look on the Sync page</source>
        <translation>
            <numerusform>%n change refused: look on the Sync page</numerusform>
            <numerusform>%n changes refused: look on the Sync page</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ChannelText</name>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n stretch(es) of time were not heard.</source>
        <translation>
            <numerusform>%n stretch of time was not heard.</numerusform>
            <numerusform>%n stretches of time were not heard.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ChannelsView</name>
    <message numerus="yes">
        <source> · %n message(s) missing</source>
        <translation>
            <numerusform> · %n message missing</numerusform>
            <numerusform> · %n messages missing</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ComposerPresenter</name>
    <message numerus="yes">
        <source>Both versions together have more than %n picture(s). Take some out first.</source>
        <translation>
            <numerusform>Both versions together have more than %n picture. Take some out first.</numerusform>
            <numerusform>Both versions together have more than %n pictures. Take some out first.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ConnectDialog</name>
    <message numerus="yes">
        <source>A first page holds %n message(s).</source>
        <translation>
            <numerusform>A first page holds %n message.</numerusform>
            <numerusform>A first page holds %n messages.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ConversationView</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new</source>
        <translation>
            <numerusform>%n new</numerusform>
            <numerusform>%n new</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::DutyModel</name>
    <message numerus="yes">
        <source>%1, %n found</source>
        <comment>a colleague</comment>
        <translation>
            <numerusform>%1, %n found</numerusform>
            <numerusform>%1, %n found</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::HistoryBox</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::LinkHint</name>
    <message numerus="yes">
        <source>May also be one of these, and %n more:</source>
        <translation>
            <numerusform>May also be one of these, and %n more:</numerusform>
            <numerusform>May also be one of these, and %n more:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::MatrixEditorView</name>
    <message numerus="yes">
        <source>%n problem(s)</source>
        <translation>
            <numerusform>%n problem</numerusform>
            <numerusform>%n problems</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::MonthChart</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s)</source>
        <translation>
            <numerusform>%n reply</numerusform>
            <numerusform>%n replies</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::PairsView</name>
    <message numerus="yes">
        <source>%n decided in this sitting</source>
        <translation>
            <numerusform>%n decided in this sitting</numerusform>
            <numerusform>%n decided in this sitting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::PartsStrip</name>
    <message numerus="yes">
        <source>Longer than one post there. It can go out in %n part(s), one after the other:</source>
        <translation>
            <numerusform>Longer than one post there. It can go out in %n part, one after the other:</numerusform>
            <numerusform>Longer than one post there. It can go out in %n parts, one after the other:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send in %n part(s)</source>
        <translation>
            <numerusform>Send in %n part</numerusform>
            <numerusform>Send in %n parts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send %n part(s) to review</source>
        <translation>
            <numerusform>Send %n part to review</numerusform>
            <numerusform>Send %n parts to review</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::PresenceStrip</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ProfileHeader</name>
    <message numerus="yes">
        <source>%n message(s)</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::RecordsSection</name>
    <message numerus="yes">
        <source>%n order(s)</source>
        <translation>
            <numerusform>%n order</numerusform>
            <numerusform>%n orders</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::ReviewView</name>
    <message numerus="yes">
        <source>Since this was written, %n thing(s) changed in the thread:</source>
        <translation>
            <numerusform>Since this was written, %n thing changed in the thread:</numerusform>
            <numerusform>Since this was written, %n things changed in the thread:</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::SearchView</name>
    <message numerus="yes">
        <source>%n older message(s) found on the server.</source>
        <translation>
            <numerusform>%n older message found on the server.</numerusform>
            <numerusform>%n older messages found on the server.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>otklik::TakeOverWatch</name>
    <message numerus="yes">
        <source>Colleagues are answering %n people in your place now. What you wrote is kept.</source>
        <translation>
            <numerusform>Colleagues are answering %n person in your place now. What you wrote is kept.</numerusform>
            <numerusform>Colleagues are answering %n people in your place now. What you wrote is kept.</numerusform>
        </translation>
    </message>
</context>
</TS>

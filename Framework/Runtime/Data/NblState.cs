namespace UserCoNdis.Framework.Runtime;

/// <summary>Whose a list is (contract 3.10); a list without a tag is <see cref="Own"/>.</summary>
internal enum NblState
{
    /// <summary>Of the driver that has it: nothing of it is under way.</summary>
    Own,

    /// <summary>The miniport's, until it completes the send.</summary>
    Sent,

    /// <summary>The protocol's, until it returns it.</summary>
    Received,

    /// <summary>The protocol's inside the receive callback only: the miniport is short of resources.</summary>
    Lent,
}

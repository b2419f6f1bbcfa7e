namespace UserCoNdis.Framework.Runtime;

/// <summary>Whose an OID request is (contract 3.10); one that is not under way is <see cref="Own"/>.</summary>
internal enum OidState
{
    /// <summary>The requester's.</summary>
    Own,

    /// <summary>The target's, until it answers.</summary>
    Pending,

    /// <summary>The target's still; its time is over, and the miniport was asked to give it up.</summary>
    Overdue,
}

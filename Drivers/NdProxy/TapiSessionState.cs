namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Where telephony on one family of one adapter stands (contract 3.12, Session).</summary>
internal enum TapiSessionState
{
    /// <summary>The family is not open.</summary>
    None,

    /// <summary>NdisClOpenAddressFamilyEx is pending.</summary>
    Opening,

    /// <summary>It is pending, and the family is closed again as soon as it is open.</summary>
    OpeningToEnd,

    /// <summary>The call manager is asked for its lines.</summary>
    Enumerating,

    /// <summary>A question is out; once it is answered the session ends.</summary>
    EnumeratingToEnd,

    /// <summary>The lines are there.</summary>
    Active,

    /// <summary>The lines are being closed.</summary>
    ClosingLines,

    /// <summary>The clients above are asked to close, where they go too.</summary>
    ClosingClients,

    /// <summary>NdisClCloseAddressFamily is pending.</summary>
    ClosingAf,
}

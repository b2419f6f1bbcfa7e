namespace UserCoNdis.Drivers.NdProxy;

/// <summary>What the session does after its state is set, in this order.</summary>
[Flags]
internal enum TapiSessionEffects
{
    None = 0,

    /// <summary>NdisClOpenAddressFamilyEx.</summary>
    OpenAf = 1,

    /// <summary>NdisCmRegisterAddressFamilyEx of the family above, once; then ask for the lines.</summary>
    Enumerate = 2,

    /// <summary>Show the lines, and tell that the session has begun.</summary>
    TellBegun = 4,

    /// <summary>Tell why it has not.</summary>
    TellFailed = 8,

    /// <summary>Close every line.</summary>
    CloseLines = 16,

    /// <summary>NdisCmNotifyCloseAddressFamily for the clients above, if they lose their last line by it.</summary>
    CloseClients = 32,

    /// <summary>NdisClCloseAddressFamily.</summary>
    CloseAf = 64,

    /// <summary>Forget the lines and tell whoever waits for the end.</summary>
    TellEnded = 128,
}

namespace UserCoNdis.Transport.Protocols.V250;

/// <summary>How a command line ends.</summary>
internal enum DceAction
{
    Ok,
    Error,
    Dial,
    Answer,
    ReturnOnline,
    Reset,
}

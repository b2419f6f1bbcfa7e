namespace UserCoNdis.Tools.Cli.Shell;

/// <summary>How the process ends.</summary>
internal enum ExitCode
{
    /// <summary>It did what was asked.</summary>
    Success = 0,

    /// <summary>The operation failed: no call, no carrier, a wrong secret, an interrupt before the work was done.</summary>
    Failed = 1,

    /// <summary>What was typed cannot be meant: unknown option, no such device, wrong URI.</summary>
    BadUsage = 2,

    /// <summary>The machine lacks something; the message says what mends it.</summary>
    Lacking = 3,
}

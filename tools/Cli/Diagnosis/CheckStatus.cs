namespace UserCoNdis.Tools.Cli.Diagnosis;

/// <summary>How a check of <c>doctor</c> went.</summary>
internal enum CheckStatus
{
    Ok,

    /// <summary>Absent, and only some uses want it.</summary>
    Optional,

    /// <summary>Absent, and calls cannot work without it.</summary>
    Missing,
}

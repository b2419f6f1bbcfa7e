namespace UserCoNdis.Drivers.NdProxy;

/// <summary>Where a line stands (contract 3.12, Line).</summary>
internal enum TapiLineState
{
    /// <summary>No application has it open.</summary>
    Closed,

    /// <summary>Its SAP is being registered; calls may come already (R061).</summary>
    Opening,

    /// <summary>Open.</summary>
    Open,

    /// <summary>The last handle was closed; its calls are being closed (R321).</summary>
    ClosingCalls,

    /// <summary>NdisClDeregisterSap is pending.</summary>
    ClosingSaps,
}

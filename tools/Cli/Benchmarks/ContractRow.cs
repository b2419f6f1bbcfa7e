namespace UserCoNdis.Tools.Cli.Benchmarks;

/// <summary>What was measured in one mode of the verifier.</summary>
/// <param name="Verifier">The mode: off, report, enforce.</param>
/// <param name="NanosecondsPerNbl">Client, runtime, miniport, runtime, client; one list a call; median of the rounds.</param>
/// <param name="NanosecondsPerChainedNbl">The same in chains of 32.</param>
/// <param name="NanosecondsPerReceive">Miniport, runtime, client, runtime, miniport; one list a call.</param>
/// <param name="NblsPerSecond">From <paramref name="NanosecondsPerNbl"/>.</param>
/// <param name="CallsPerSecond">Create VC, make call, activate, complete, close, deactivate, complete, delete VC.</param>
/// <param name="BytesPerNbl">Managed bytes allocated for one list sent.</param>
/// <param name="BytesPerCall">Managed bytes allocated for one such call, the drivers' own included.</param>
/// <param name="BytesPerConnectedVc">Managed bytes alive per connected VC, the drivers' own included.</param>
/// <param name="ConnectedVcs">How many were connected at once for that.</param>
/// <param name="FastestNanosecondsPerNbl">The best round.</param>
/// <param name="SlowestNanosecondsPerNbl">The worst round.</param>
internal sealed record ContractRow(
    string Verifier,
    double NanosecondsPerNbl,
    double NanosecondsPerChainedNbl,
    double NanosecondsPerReceive,
    double NblsPerSecond,
    double CallsPerSecond,
    double BytesPerNbl,
    double BytesPerCall,
    double BytesPerConnectedVc,
    int ConnectedVcs,
    double FastestNanosecondsPerNbl,
    double SlowestNanosecondsPerNbl);

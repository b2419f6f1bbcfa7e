namespace UserCoNdis.Tools.Cli.Benchmarks.Plots;

/// <summary>A mark on an axis.</summary>
/// <param name="Value">Where.</param>
/// <param name="Label">Its words; empty: a line alone.</param>
internal readonly record struct AxisTick(double Value, string Label);

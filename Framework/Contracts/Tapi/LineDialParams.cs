namespace UserCoNdis.Framework.Contracts;

/// <summary>How a number is dialed (LINE_DIAL_PARAMS, 16 bytes); times in milliseconds.</summary>
/// <param name="DialPause">ulDialPause: of a comma in the number.</param>
/// <param name="DialSpeed">ulDialSpeed: between two digits.</param>
/// <param name="DigitDuration">ulDigitDuration.</param>
/// <param name="WaitForDialtone">ulWaitForDialtone: the longest.</param>
public readonly record struct LineDialParams(uint DialPause, uint DialSpeed, uint DigitDuration, uint WaitForDialtone);

@REM Called by bin\reversion.bat before it starts Java.
@REM Newer GPUs compute the convolutions of fp32 networks in TF32, which has the precision of fp16.
if "%NVIDIA_TF32_OVERRIDE%"=="" set NVIDIA_TF32_OVERRIDE=0

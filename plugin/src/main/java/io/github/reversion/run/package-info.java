/** What every user interface calls: a job and all the files it leaves. */
package io.github.reversion.run;
